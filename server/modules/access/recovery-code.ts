/** What the blind index of a recovery code is made from: one of an account is nothing at another. */
export function recoveryIndexText(staffId: string, normalisedCode: string): string {
  return `recovery:${staffId}:${normalisedCode}`
}

/** Under which words an authenticator's secret is sealed: a cipher moved to another account opens nothing. */
export function totpLabel(staffId: string): string {
  return `staff-totp:${staffId}`
}

/** How many are handed out at once. */
export const RECOVERY_CODES = 10
