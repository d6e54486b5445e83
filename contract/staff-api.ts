import * as access from './access'
import * as audit from './audit'
import * as overview from './overview'
import * as savedView from './saved-view'
import * as staff from './staff'

/** The calls about who comes in, what they may do, what they did and what stands: a part of the registry. */
export const staffApi = {
  signIn: access.signIn,
  mySession: access.mySession,
  signOut: access.signOut,
  changePassword: access.changePassword,
  createStaff: access.createStaff,
  closeStaff: access.closeStaff,
  createInvitation: access.createInvitation,
  wechatSignIn: access.wechatSignIn,
  bindGuideAccount: access.bindGuideAccount,
  sweepAccess: access.sweepAccess,

  listStaff: staff.listStaff,
  changeStaff: staff.changeStaff,
  reopenStaff: staff.reopenStaff,
  resetStaffPassword: staff.resetStaffPassword,
  resetTotp: staff.resetTotp,
  showTotpRule: staff.showTotpRule,
  setTotpRule: staff.setTotpRule,
  listRights: staff.listRights,
  showAccount: staff.showAccount,
  startTotp: staff.startTotp,
  confirmTotp: staff.confirmTotp,
  removeTotp: staff.removeTotp,

  listViews: savedView.listViews,
  saveView: savedView.saveView,
  removeView: savedView.removeView,

  listAudit: audit.listAudit,
  listAuditActions: audit.listAuditActions,
  exportAudit: audit.exportAudit,

  showOverview: overview.showOverview,
  countLeadDays: overview.countLeadDays,
} as const
