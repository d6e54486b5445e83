import { CommandRefused, explainFailure } from '../../scripts/run-command'

const USAGE = '用法：npm run x'
const failing = (code: string) => Object.assign(new Error('connect'), { code })

test('a wrong option is named, with how to call the command', () => {
  const fault = Object.assign(new Error("Unknown option '--bogus'"), { code: 'ERR_PARSE_ARGS_UNKNOWN_OPTION' })
  expect(explainFailure(fault, USAGE)).toEqual({ text: '没有这个选项：--bogus\n用法：npm run x', exitCode: 2 })
})

test('a database out of reach is one line, however it is out of reach', () => {
  for (const code of ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', '28P01', '3D000', '57P03']) {
    expect(explainFailure(failing(code), USAGE).text).toMatch(/^连不上数据库（\w+），请检查[^\n]+$/)
  }
})

test('what whoever runs it can put right is said without a stack; a bug of ours keeps it', () => {
  expect(explainFailure(new CommandRefused('换一个端口'), USAGE)).toEqual({ text: '换一个端口', exitCode: 1 })
  expect(explainFailure(new CommandRefused('请写明', 2), USAGE)).toEqual({ text: `请写明\n${USAGE}`, exitCode: 2 })
  expect(explainFailure(new Error('broken'), USAGE).text).toContain('run-command.test')
})
