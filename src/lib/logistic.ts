/** 1 / (1 + e⁻ˣ): log-odds as a probability. */
export const logistic = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds))
