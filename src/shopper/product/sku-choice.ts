/** One buyable form of a product; `options` has one value of each choice, in their order. */
export type Sku = { skuId: string; options: readonly string[]; deliverable: number }
export type Choice = { name: string; values: readonly string[] }
/** The chosen value of each choice, or null where none is chosen. */
export type Chosen = readonly (string | null)[]

/** What a page opens with: the first form that can be delivered, so that the price shown is one that can be paid. */
export function firstChosen(skus: readonly Sku[]): Chosen {
  return (skus.find(({ deliverable }) => deliverable > 0) ?? skus[0])?.options ?? []
}

/** The form the choices lead to; null while one is open. */
export function chosenSku<S extends Sku>(skus: readonly S[], chosen: Chosen): S | null {
  if (chosen.includes(null)) return null
  return skus.find(({ options }) => options.every((value, index) => value === chosen[index])) ?? null
}

/** Whether a value goes with what is chosen elsewhere. What only lacks stock does: it may lie in a store. */
export function isPossible(skus: readonly Sku[], chosen: Chosen, index: number, value: string): boolean {
  return skus.some(({ options }) =>
    options.every((option, at) => (at === index ? option === value : chosen[at] == null || option === chosen[at])),
  )
}

/** Choosing a value; choosing it again lets it go, which opens the combinations it stood in the way of. */
export function withChoice(chosen: Chosen, index: number, value: string): Chosen {
  return chosen.map((before, at) => (at === index ? (before === value ? null : value) : before))
}

/** The first choice that is still open, by its name. */
export function openChoice(choices: readonly Choice[], chosen: Chosen): string | null {
  return choices.find((_, index) => chosen[index] == null)?.name ?? null
}
