/** Opens the phone with a number typed in; calling is the person's own tap. */
export function dial(phone: string): void {
  window.location.href = `tel:${phone}`
}
