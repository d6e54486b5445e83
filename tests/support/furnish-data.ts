import { checkFile, sendFile } from './send-file'
import type { World } from './world'

const STORES = '门店编号,门店名称,城市,地址,纬度,经度\nS777,另一家店,成都,一号,30.6,104.1\n'

/** Files of stores in every stage and lists that were taken out, so that others can be asked about them. */
export async function furnishData(world: World): Promise<Record<string, string>> {
  const admin = world.staff('hq_admin')
  const importId = await sendFile(world, admin, 'stores', STORES)
  const checkedImportId = await sendFile(world, admin, 'stores', STORES.replace('S777', 'S778'))
  await checkFile(world, admin, checkedImportId)
  const faultyImportId = await sendFile(world, admin, 'stores', STORES.replace('30.6', '95'))
  await checkFile(world, admin, faultyImportId)
  const file = { kind: 'stores', fileName: 'stores.csv', fileBytes: 10, fileHash: 'c'.repeat(64), pieces: 2 }
  const open = await world.ok(admin.call('startImport', { ...file, head: STORES }))

  const lists = { kind: 'stores', reason: '核对门店' }
  const { exportId } = await world.ok(admin.call('startExport', lists))
  await world.ok(admin.call('continueExport', { exportId }))
  const { exportId: openExportId } = await world.ok(admin.call('startExport', lists))
  return { importId, checkedImportId, faultyImportId, openImportId: open.importId, exportId, openExportId }
}
