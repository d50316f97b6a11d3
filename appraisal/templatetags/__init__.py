"""What templates ask of appraisals."""
