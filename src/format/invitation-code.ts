/** HQ's codes have twelve letters; those that look alike are never used. */
const LETTERS = 12
const NEVER_USED = /[01ILOU]/

/** What somebody typed or pasted as an invitation code, without what people add: blanks, dashes, wide and small letters. */
export function readInvitationCode(typed: string): { code: string; fault: string | null } {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  if (code === '') return { code, fault: '请输入邀请码' }
  const lookalike = NEVER_USED.exec(code)?.[0]
  if (lookalike) return { code, fault: `邀请码里没有 ${lookalike}，请核对后重新输入` }
  if (code.length !== LETTERS) return { code, fault: `邀请码共 12 位，现在是 ${code.length} 位` }
  return { code, fault: null }
}
