import * as attributionReport from './attribution-report'
import * as member from './member'
import * as memberDesk from './member-desk'
import * as memberMerge from './member-merge'
import * as memberSegment from './member-segment'

/** Calls about members, and about which channels brought them and what they bought, by name; a part of the registry. */
export const memberApi = {
  register: member.register,
  myProfile: member.myProfile,
  setContactPreference: member.setContactPreference,
  listMyConsents: member.listMyConsents,
  giveConsent: member.giveConsent,
  withdrawConsent: member.withdrawConsent,
  revealPhone: member.revealPhone,
  myMembers: member.myMembers,
  listMembers: memberDesk.listMembers,
  showMember: memberDesk.showMember,
  revealMemberPhone: memberDesk.revealMemberPhone,
  memberTimeline: memberDesk.memberTimeline,
  rebindMember: memberDesk.rebindMember,
  previewMerge: memberMerge.previewMerge,
  mergeMembers: memberMerge.mergeMembers,
  previewUnmerge: memberMerge.previewUnmerge,
  unmergeMember: memberMerge.unmergeMember,
  listSegments: memberSegment.listSegments,
  saveSegment: memberSegment.saveSegment,
  refreshSegment: memberSegment.refreshSegment,
  removeSegment: memberSegment.removeSegment,
  attributionReport: attributionReport.attributionReport,
  storeOnlineShares: attributionReport.storeOnlineShares,
  guideFunnel: attributionReport.guideFunnel,
  entryFlow: attributionReport.entryFlow,
} as const
