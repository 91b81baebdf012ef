// Written by scripts/fit/fit.ts; holds hashed features only.
export const attributionWeights: string = '';
