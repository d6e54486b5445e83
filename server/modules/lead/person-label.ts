/** How a person is named to those who have not been allowed more: family name and the masked number. */
export function personLabel(displayName: string | null, phoneMasked: string | null): string {
  const name = displayName ? familyName(displayName) : '微信顾客'
  return phoneMasked ? `${name} ${phoneMasked}` : name
}

/** The family name of a name, the rest hidden. */
export function familyName(name: string): string {
  return `${[...name][0]}**`
}
