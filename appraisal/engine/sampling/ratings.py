"""Ratings drawn from those that are equally likely, a block at a time."""

from collections.abc import Iterator

import numpy as np

from appraisal.engine.sampling.blocks import Block
from appraisal.engine.sampling.scores import Scores
from appraisal.engine.sampling.weightings import Bits, Floats


class Ratings:
    """The ratings of a table. `agreed` holds those that do not vary, options by criteria, with 0
    in place of one that does; `varying` the criteria on which each option's ratings vary."""

    def __init__(self, table: Scores, size: int) -> None:
        self.varying: list[list[int]] = [
            [at for at, cell in enumerate(row) if len(set(cell)) > 1] for row in table.cells
        ]
        self.agreed: Floats = np.array(
            [[cell[0] for cell in row] for row in table.cells], np.float64
        )
        for option, columns in enumerate(self.varying):
            self.agreed[option, columns] = 0
        self._choices = [
            [np.array(row[at], np.float64) for at in columns]
            for row, columns in zip(table.cells, self.varying, strict=True)
        ]
        self._drawn = np.empty((max(map(len, self.varying)), size))

    def drawn(self, seed: int, block: Block) -> Iterator[tuple[int, list[int], Floats]]:
        """Each option whose ratings vary, the criteria on which they do, and what is drawn there:
        a row for each of these criteria, valid until the next option is asked for.

        The same for a seed and a block, whatever weights are drawn beside them. The block is told
        how many options are done.
        """
        source = Bits(seed, block.number, 1)
        size = self._drawn.shape[1]
        for option, columns in enumerate(self.varying):
            rows = self._drawn[: len(columns)]
            for row, choices in zip(rows, self._choices[option], strict=True):
                which = source.words(1, size)[0].astype(np.uint64)
                which *= np.uint64(len(choices))
                which >>= np.uint64(32)
                np.take(choices, which.view(np.int64), out=row, mode="clip")
            if columns:
                yield option, columns, rows
                if option + 1 < len(self.varying):
                    block.tell(option + 1, len(self.varying))
