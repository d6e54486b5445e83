import { readInvitationCode } from './invitation-code'

test.each(['7KQX-2M4P-9WTD', '7kqx2m4p9wtd', ' 7KQX 2M4P　9WTD ', '７ＫＱＸ－２Ｍ４Ｐ－９ＷＴＤ'])(
  '%s is read',
  (typed) => {
    expect(readInvitationCode(typed)).toEqual({ code: '7KQX2M4P9WTD', fault: null })
  },
)

test.each([
  ['', '请输入邀请码'],
  ['7KQX-2M4P', '邀请码共 12 位，现在是 8 位'],
  ['7KQX-2M4P-9WT0', '邀请码里没有 0，请核对后重新输入'],
])('%s is refused with what is wrong', (typed, fault) => {
  expect(readInvitationCode(typed).fault).toBe(fault)
})
