/** How a person is named to those who have not been allowed more: family name and the masked number. */
export function personLabel(displayName: string | null, phoneMasked: string | null): string {
  const name = displayName ? `${[...displayName][0]}**` : '微信顾客'
  return phoneMasked ? `${name} ${phoneMasked}` : name
}
