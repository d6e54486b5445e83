/** What the blind index of an invitation is made from: no phone or other value can collide with it. */
export function invitationIndexText(normalisedCode: string): string {
  return `invitation:${normalisedCode}`
}
