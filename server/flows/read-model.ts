import { LeadModel } from '../../contract/lead-model'
import type { Db } from '../kernel/ctx'
import { findVersion, versionInForce } from '../modules/artefact/artefact-versions.sql'

/** The model in force at an instant, parsed; null while leads are scored by points. */
export async function readModel(db: Db, brandId: string, at: Date): Promise<LeadModel | null> {
  const version = await versionInForce(db, brandId, 'model', at)
  if (version === null) return null
  const found = await findVersion(db, brandId, 'model', version)
  return found ? LeadModel.parse(found.doc) : null
}
