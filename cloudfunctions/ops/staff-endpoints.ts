import * as audit from '../../contract/audit'
import * as view from '../../contract/saved-view'
import * as staff from '../../contract/staff'
import { type Served, serves } from '../../server/kernel/serve'
import { changeStaff } from '../../server/usecases/access/change-staff'
import { confirmTotp } from '../../server/usecases/access/confirm-totp'
import { listRights } from '../../server/usecases/access/list-rights'
import { listStaff } from '../../server/usecases/access/list-staff'
import { compareForRemoval, removeTotp, saidSo } from '../../server/usecases/access/remove-totp'
import { reopenStaff } from '../../server/usecases/access/reopen-staff'
import { makePassword, resetStaffPassword } from '../../server/usecases/access/reset-staff-password'
import { resetTotp } from '../../server/usecases/access/reset-totp'
import { setTotpRule } from '../../server/usecases/access/set-totp-rule'
import { showAccount } from '../../server/usecases/access/show-account'
import { showTotpRule } from '../../server/usecases/access/show-totp-rule'
import { compareForTotp, showSecret, startTotp } from '../../server/usecases/access/start-totp'
import { exportAudit, writeAuditFile } from '../../server/usecases/audit/export-audit'
import { listAuditActions } from '../../server/usecases/audit/list-audit-actions'
import { listViews } from '../../server/usecases/views/list-views'
import { removeView } from '../../server/usecases/views/remove-view'
import { saveView } from '../../server/usecases/views/save-view'

export const staffEndpoints: Served[] = [
  serves(staff.listStaff, listStaff),
  serves(staff.changeStaff, changeStaff),
  serves(staff.reopenStaff, reopenStaff),
  serves(staff.resetStaffPassword, resetStaffPassword, { prepare: makePassword }),
  serves(staff.resetTotp, resetTotp),
  serves(staff.showTotpRule, showTotpRule),
  serves(staff.setTotpRule, setTotpRule),
  serves(staff.listRights, listRights),
  serves(staff.showAccount, showAccount),
  serves(staff.startTotp, startTotp, { prepare: compareForTotp, finish: showSecret }),
  serves(staff.confirmTotp, confirmTotp),
  serves(staff.removeTotp, removeTotp, { prepare: compareForRemoval, finish: saidSo }),
  serves(view.listViews, listViews),
  serves(view.saveView, saveView),
  serves(view.removeView, removeView),
  serves(audit.listAuditActions, listAuditActions),
  serves(audit.exportAudit, exportAudit, { finish: writeAuditFile }),
]
