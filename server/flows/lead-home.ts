import type { DecisionInput } from '../modules/routing/routing-facts'

/**
 * The store a lead is at, which says the rules it is decided by while a pilot runs: the one whose code was scanned, else the
 * nearest that is open. The same answer as routing gives, from the facts it decided by.
 */
export function leadHome({ stores }: Pick<DecisionInput, 'stores'>): string | null {
  const scene = stores.find(({ isScene }) => isScene)
  if (scene) return scene.id
  const placed = stores.filter(({ isOpen, distanceM }) => isOpen && distanceM !== null)
  const [nearest] = placed.toSorted(
    (a, b) => (a.distanceM as number) - (b.distanceM as number) || (a.id < b.id ? -1 : 1),
  )
  return nearest?.id ?? null
}
