import type { ErrorCode } from '../../contract/errors'
import { AppError } from '../kernel/app-error'
import type { ImportOutcome } from './import-once'

/**
 * Writes values in one transaction, all or nothing, and answers one outcome a value. Tried again by itself where only
 * another transaction was in its way.
 */
export type Save<Value> = (values: readonly Value[]) => Promise<ImportOutcome[]>

/**
 * Saves a batch; when the database or a rule refuses it as a whole, the halves are tried, down to the row that is to
 * blame, so that one bad row never costs its neighbours. Failures that are nobody's row (no connection, no disk) are thrown.
 */
export async function saveBatch<Value>(values: readonly Value[], save: Save<Value>): Promise<ImportOutcome[]> {
  try {
    return await save(values)
  } catch (error) {
    const code = refusalCode(error)
    if (!code) throw error
    if (values.length === 1) return [{ kind: 'refused', field: null, code }]
    const middle = Math.ceil(values.length / 2)
    const first = await saveBatch(values.slice(0, middle), save)
    return [...first, ...(await saveBatch(values.slice(middle), save))]
  }
}

/** Why a row may be to blame: a rule said so, or the database refused its data (classes 22 and 23, 40 when it persists). */
function refusalCode(error: unknown): ErrorCode | null {
  if (error instanceof AppError) return error.code
  return /^(22|23|40)/.test(sqlState(error) ?? '') ? 'invalid_input' : null
}

function sqlState(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined
}
