/** Pauses before asking again whether the money has come, ever longer; after the last the person asks. */
export const ASK_WAITS_MS: readonly number[] = [0, 1000, 2000, 3000, 5000, 8000]
