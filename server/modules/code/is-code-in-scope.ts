import type { StoreScope } from '../../kernel/ctx'

/** Whether staff may handle a code: HQ any, a store manager those of their stores. */
export function isCodeInScope(code: { storeId: string | null }, scope: StoreScope): boolean {
  return scope === 'all' || (code.storeId !== null && scope.includes(code.storeId))
}
