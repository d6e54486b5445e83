import { frontPage } from '../../scripts/start/front-page'
import type { Sample } from '../../scripts/start/seed-brand'
import { readyText } from '../../scripts/start/tell-ready'

const sample: Sample = {
  password: 'demo',
  staff: [{ login: 'admin', role: 'hq_admin' }],
  codes: [{ code: 'abc12345678', of: '导购码 李' }],
  guides: [{ guideId: 'g', name: '李', storeName: '一店', jsCode: 'login-guide1' }],
  partner: { name: 'p', keyId: 'k', secret: 's' },
}
const own = { name: '<新品牌>', appId: 'wxlocal', sample: null }
const ready = { address: 'http://127.0.0.1:1', seconds: 3, logPath: 'd/server.log', dataFolder: 'd' }

test('a brand of one’s own gets a page that says which it is and how to get a login', () => {
  const page = frontPage('http://127.0.0.1:1', own)
  expect(page).toContain('&#60;新品牌&#62;')
  expect(page).toContain('npm run create-brand')
  expect(readyText({ ...ready, brand: own })).toContain("npm run create-brand -- --name '<新品牌>' --app-id wxlocal")
})

test('the sample brand’s page has logins, codes and calls whose numbers never meet within a second', () => {
  const page = frontPage('http://127.0.0.1:1', { name: '山居家居', appId: 'wxlocal', sample })
  expect(page).toContain('login-guide1')
  expect(page).toContain('N=$(date +%s)$RANDOM')
  expect(readyText({ ...ready, brand: { ...own, sample } })).toContain('运行日志  d/server.log')
})

test('a brand made with nothing says so, and shows where its first hour begins', () => {
  const empty = { ...own, sample: { ...sample, codes: [], guides: [], partner: null } }
  const page = frontPage('http://127.0.0.1:1', empty)
  expect(page).toContain('还没有门店、导购和线索')
  expect(page).toContain('http://127.0.0.1:1/console/setup')
  expect(page).not.toContain('300 家门店')
  expect(readyText({ ...ready, brand: empty })).toContain('/console/setup')
})
