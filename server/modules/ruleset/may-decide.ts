import type { ApprovalKind, StaffRole } from '../../../contract/vocabulary'

/** Whose office it is to agree: rules are those of administration and operations, how money is shared finance's as well. */
const OFFICE: Record<ApprovalKind, readonly StaffRole[]> = {
  rule_set: ['hq_admin', 'hq_ops'],
  split_policy: ['hq_admin', 'finance'],
}

export function mayDecide(role: StaffRole, kind: ApprovalKind): boolean {
  return OFFICE[kind].includes(role)
}
