"""Pictures of an appraisal: what a moved weight or rating does, profiles, and what assessors gave.
Each has its sentence and its table; where there is nothing to draw there is none."""
