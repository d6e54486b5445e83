import * as benefits from '../../contract/benefit'
import * as members from '../../contract/member-desk'
import * as merges from '../../contract/member-merge'
import * as segments from '../../contract/member-segment'
import * as onboarding from '../../contract/onboarding'
import { type Served, serves } from '../../server/kernel/serve'
import { listMembers } from '../../server/usecases/members/list-members'
import { listSegments } from '../../server/usecases/members/list-segments'
import { memberTimeline } from '../../server/usecases/members/member-timeline'
import { mergeMembers } from '../../server/usecases/members/merge-members'
import { onboardingFunnel } from '../../server/usecases/members/onboarding-funnel'
import { previewMerge } from '../../server/usecases/members/preview-merge'
import { previewUnmerge } from '../../server/usecases/members/preview-unmerge'
import { rebindMember } from '../../server/usecases/members/rebind-member'
import { refreshSegment } from '../../server/usecases/members/refresh-segment'
import { removeSegment } from '../../server/usecases/members/remove-segment'
import { revealMemberPhone } from '../../server/usecases/members/reveal-member-phone'
import { saveSegment } from '../../server/usecases/members/save-segment'
import { setJoinGift } from '../../server/usecases/members/set-join-gift'
import { showJoinGift } from '../../server/usecases/members/show-join-gift'
import { showMember } from '../../server/usecases/members/show-member'
import { unmergeMember } from '../../server/usecases/members/unmerge-member'

export const memberEndpoints: Served[] = [
  serves(members.listMembers, listMembers),
  serves(members.showMember, showMember),
  serves(members.memberTimeline, memberTimeline),
  serves(members.revealMemberPhone, revealMemberPhone),
  serves(members.rebindMember, rebindMember),
  serves(merges.previewMerge, previewMerge),
  serves(merges.mergeMembers, mergeMembers),
  serves(merges.previewUnmerge, previewUnmerge),
  serves(merges.unmergeMember, unmergeMember),
  serves(segments.listSegments, listSegments),
  serves(segments.saveSegment, saveSegment),
  serves(segments.refreshSegment, refreshSegment),
  serves(segments.removeSegment, removeSegment),
  serves(benefits.setJoinGift, setJoinGift),
  serves(benefits.showJoinGift, showJoinGift),
  serves(onboarding.onboardingFunnel, onboardingFunnel),
]
