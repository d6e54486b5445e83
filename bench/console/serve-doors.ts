import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DOORS } from '../../scripts/doors'
import { envOf, openDatabase } from '../../scripts/open-database'
import { quietLog } from '../../scripts/story/stage'
import type { Door } from '../../server/doors/door'
import { httpEntry } from '../../server/doors/http-entry'
import { localWiring } from '../../server/doors/local-wiring'
import { fillFigures } from './fill-figures'

// The doors over one database in a process of their own, without a clock that works meanwhile: `tsx serve-doors.ts URL
// FOLDER`. First fills what the clock keeps ready; then says where it listens in one line, and ends with its input.

const NO_WECHAT_URL = 'http://127.0.0.1:9'
const [url = '', folder = ''] = process.argv.slice(2)

const env = { ...envOf({ database: url }), DATA_FOLDER: folder }
const { db } = await openDatabase(env)
const wiring = localWiring(env, db, { wechatUrl: NO_WECHAT_URL, log: quietLog(`${folder}/bench.log`) })
const doors = Object.entries(DOORS).map(([name, { table }]) => ({ name, table }) as Door)
const tell = (text: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`)
await fillFigures(doors.find(({ name }) => name === 'clock')!, wiring, tell)

const answer = httpEntry({ doors, wiring, files: wiring.localFiles })
const server = createServer((request, response) => void answer(request, response))
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`)
})
process.stdin.resume().once('end', () => process.exit(0))
