import * as dataExport from './data-export'
import * as dataImport from './data-import'
import * as setup from './setup'

/** Calls of files that come in, lists that go out, and setting up a brand. */
export const dataApi = {
  showImportTemplate: dataImport.showImportTemplate,
  matchImportColumns: dataImport.matchImportColumns,
  startImport: dataImport.startImport,
  addImportRows: dataImport.addImportRows,
  checkImport: dataImport.checkImport,
  runImport: dataImport.runImport,
  continueImport: dataImport.continueImport,
  cancelImport: dataImport.cancelImport,
  showImport: dataImport.showImport,
  listImports: dataImport.listImports,
  downloadImportFaults: dataImport.downloadImportFaults,
  runDataJobs: dataImport.runDataJobs,

  startExport: dataExport.startExport,
  continueExport: dataExport.continueExport,
  cancelExport: dataExport.cancelExport,
  fetchExport: dataExport.fetchExport,
  listExports: dataExport.listExports,

  setupProgress: setup.setupProgress,
} as const
