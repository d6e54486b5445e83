/** Whether a guide is away on a day; both days of a leave belong to it. Days are Shanghai, `2026-03-01`. */
export function isOnLeave(leave: { leaveFrom: string | null; leaveTo: string | null }, day: string): boolean {
  return leave.leaveFrom !== null && leave.leaveFrom <= day && (leave.leaveTo === null || day <= leave.leaveTo)
}
