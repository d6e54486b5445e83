import * as members from '../../contract/member'
import { type Served, serves } from '../../server/kernel/serve'
import { listMembers } from '../../server/usecases/members/list-members'
import { revealMemberPhone } from '../../server/usecases/members/reveal-member-phone'
import { showMember } from '../../server/usecases/members/show-member'

export const memberEndpoints: Served[] = [
  serves(members.listMembers, listMembers),
  serves(members.showMember, showMember),
  serves(members.revealMemberPhone, revealMemberPhone),
]
