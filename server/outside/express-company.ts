/** A carrier as WeChat lists it (get_delivery_list): its id is what an upload has to name. */
export type ExpressCompany = { delivery_id: string; delivery_name: string }

/**
 * WeChat's id of a carrier by what people type: its id, its name, or how its name begins (`顺丰` for `顺丰速运`). Null when
 * none or several fit: a wrong one would be shown to the buyer.
 */
export function expressCompanyId(companies: readonly ExpressCompany[], carrier: string): string | null {
  const typed = carrier.trim()
  const exact = companies.find(
    ({ delivery_id, delivery_name }) => delivery_id === typed.toUpperCase() || delivery_name === typed,
  )
  if (exact) return exact.delivery_id
  const fitting = companies.filter(
    ({ delivery_name }) => delivery_name.startsWith(typed) || typed.startsWith(delivery_name),
  )
  return fitting.length === 1 ? fitting[0]!.delivery_id : null
}
