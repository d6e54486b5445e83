import type { showImportTemplate as endpoint } from '../../../contract/data-import'
import type { Input, Output } from '../../../contract/endpoint'
import { IMPORT_WAYS } from '../../flows/import-kinds'
import { admitImport } from '../../flows/read-import'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { importTemplate } from '../../modules/import/import-template'

/** A file to fill in: headings, an example and remarks that an import leaves aside. */
export async function showImportTemplate(
  { caller }: Ctx<CallerOf<'ops'>>,
  { kind }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  admitImport(caller, kind)
  return importTemplate(kind, IMPORT_WAYS[kind].columns)
}
