import type { RuleSet } from '../../../contract/rule-set'

/** What a sale of this wish is worth, in yuan. A wish is a shopper's own words: `constructor` is one, and nobody's member. */
export function marginYuanOf({ margin }: Pick<RuleSet, 'margin'>, wish: string): number {
  return (Object.hasOwn(margin.byWish, wish) ? margin.byWish[wish] : undefined) ?? margin.yuan
}
