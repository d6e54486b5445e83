/** The values of each choice in the order in which the SKUs bring them. */
export function listChoices(
  names: readonly string[],
  skus: readonly { options: readonly string[] }[],
): { name: string; values: string[] }[] {
  return names.map((name, at) => ({
    name,
    values: [...new Set(skus.flatMap(({ options }) => options.slice(at, at + 1)))],
  }))
}
