import * as attributionReport from './attribution-report'
import * as member from './member'
import * as memberDesk from './member-desk'
import * as memberMerge from './member-merge'
import * as memberSegment from './member-segment'
import * as suspicion from './suspicion'

/** Calls about members, which channels brought them and what they bought, and doubt about what is recorded, by name; a part of the registry. */
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
  listSuspicions: suspicion.listSuspicions,
  raiseSuspicion: suspicion.raiseSuspicion,
  appealSuspicion: suspicion.appealSuspicion,
  decideSuspicion: suspicion.decideSuspicion,
  nameSuspects: suspicion.nameSuspects,
} as const
