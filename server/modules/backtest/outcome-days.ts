/** A lead has this long to bring a sale; younger ones say nothing yet (censored), whatever they brought so far. */
export const OUTCOME_DAYS = 14
