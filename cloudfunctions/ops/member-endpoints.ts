import * as benefits from '../../contract/benefit'
import * as members from '../../contract/member'
import * as onboarding from '../../contract/onboarding'
import { type Served, serves } from '../../server/kernel/serve'
import { listMembers } from '../../server/usecases/members/list-members'
import { onboardingFunnel } from '../../server/usecases/members/onboarding-funnel'
import { revealMemberPhone } from '../../server/usecases/members/reveal-member-phone'
import { setJoinGift } from '../../server/usecases/members/set-join-gift'
import { showJoinGift } from '../../server/usecases/members/show-join-gift'
import { showMember } from '../../server/usecases/members/show-member'

export const memberEndpoints: Served[] = [
  serves(members.listMembers, listMembers),
  serves(members.showMember, showMember),
  serves(members.revealMemberPhone, revealMemberPhone),
  serves(benefits.setJoinGift, setJoinGift),
  serves(benefits.showJoinGift, showJoinGift),
  serves(onboarding.onboardingFunnel, onboardingFunnel),
]
