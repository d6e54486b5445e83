import * as dataExport from '../../contract/data-export'
import * as dataImport from '../../contract/data-import'
import * as setup from '../../contract/setup'
import { type Served, serves } from '../../server/kernel/serve'
import { addImportRows } from '../../server/usecases/data-in/add-import-rows'
import { cancelImport } from '../../server/usecases/data-in/cancel-import'
import { checkImport } from '../../server/usecases/data-in/check-import'
import { continueImport, takeImportStep } from '../../server/usecases/data-in/continue-import'
import { downloadImportFaults } from '../../server/usecases/data-in/download-import-faults'
import { listImports } from '../../server/usecases/data-in/list-imports'
import { matchImportColumns } from '../../server/usecases/data-in/match-import-columns'
import { runImport } from '../../server/usecases/data-in/run-import'
import { showImport } from '../../server/usecases/data-in/show-import'
import { showImportTemplate } from '../../server/usecases/data-in/show-import-template'
import { startImport } from '../../server/usecases/data-in/start-import'
import { cancelExport } from '../../server/usecases/data-out/cancel-export'
import { continueExport, takeExportStep } from '../../server/usecases/data-out/continue-export'
import { fetchExport, putExportFile } from '../../server/usecases/data-out/fetch-export'
import { listExports } from '../../server/usecases/data-out/list-exports'
import { startExport } from '../../server/usecases/data-out/start-export'
import { setupProgress } from '../../server/usecases/setup/setup-progress'

export const dataEndpoints: Served[] = [
  serves(dataImport.showImportTemplate, showImportTemplate),
  serves(dataImport.matchImportColumns, matchImportColumns),
  serves(dataImport.startImport, startImport),
  serves(dataImport.addImportRows, addImportRows),
  serves(dataImport.checkImport, checkImport),
  serves(dataImport.runImport, runImport),
  serves(dataImport.continueImport, continueImport, { finish: takeImportStep }),
  serves(dataImport.cancelImport, cancelImport),
  serves(dataImport.showImport, showImport),
  serves(dataImport.listImports, listImports),
  serves(dataImport.downloadImportFaults, downloadImportFaults),
  serves(dataExport.startExport, startExport),
  serves(dataExport.continueExport, continueExport, { finish: takeExportStep }),
  serves(dataExport.cancelExport, cancelExport),
  serves(dataExport.fetchExport, fetchExport, { finish: putExportFile }),
  serves(dataExport.listExports, listExports),
  serves(setup.setupProgress, setupProgress),
]
