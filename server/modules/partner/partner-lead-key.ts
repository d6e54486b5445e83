/** The capture key of a partner's lead: two partners may use the same numbers without meeting. */
export function partnerLeadKey(partnerId: string, externalId: string): string {
  return `${partnerId}:${externalId}`
}
