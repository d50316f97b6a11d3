/* Draws weightings uniformly, ranks options under each and sums the weights of the first, one at a
   time: what the sampling of the engine is measured against. Arguments: options, criteria,
   weightings, then the ratings by option. Prints milliseconds. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static uint64_t state = 1;

static uint32_t next(void) {
    uint64_t z = (state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (uint32_t)((z ^ (z >> 31)) >> 32);
}

int main(int argc, char **argv) {
    int n = atoi(argv[1]), m = atoi(argv[2]);
    long samples = atol(argv[3]);
    double *values = malloc(sizeof(double) * n * m), *totals = malloc(sizeof(double) * n);
    double *weights = malloc(sizeof(double) * m), *sums = calloc((size_t)n * m, sizeof(double));
    uint32_t *cuts = malloc(sizeof(uint32_t) * (m + 1));
    long *ranks = calloc((size_t)n * n, sizeof(long)), check = 0;
    struct timespec from, to;
    if (argc < 4 + n * m) return 1;
    /* By criterion, so that the compiler adds several options at once. */
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++) values[j * n + i] = atof(argv[4 + i * m + j]);
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (long s = 0; s < samples; s++) {
        for (int j = 0; j < m - 1; j++) {
            uint32_t cut = next();
            int k = j;
            while (k > 0 && cuts[k - 1] > cut) { cuts[k] = cuts[k - 1]; k--; }
            cuts[k] = cut;
        }
        uint32_t last = 0;
        for (int j = 0; j < m - 1; j++) { weights[j] = cuts[j] - last; last = cuts[j]; }
        weights[m - 1] = 4294967296.0 - last;
        memset(totals, 0, sizeof(double) * n);
        for (int j = 0; j < m; j++)
            for (int i = 0; i < n; i++) totals[i] += weights[j] * values[j * n + i];
        for (int i = 0; i < n; i++) {
            int64_t above = 0;
            double mine = totals[i];
            for (int k = 0; k < n; k++) above += totals[k] > mine;
            ranks[i * n + above]++;
            if (above == 0)
                for (int j = 0; j < m; j++) sums[i * m + j] += weights[j];
        }
    }
    clock_gettime(CLOCK_MONOTONIC, &to);
    for (int i = 0; i < n; i++) check += ranks[i * n] + (sums[i * m] > 0);
    printf("%.3f\n", (to.tv_sec - from.tv_sec) * 1e3 + (to.tv_nsec - from.tv_nsec) / 1e6);
    return check < 0;
}
