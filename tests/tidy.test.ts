import { readRepository } from './support/read-repository'
import { TIDY_RULES } from './support/tidy-rules'

const files = readRepository()

// The house rules that a linter does not know. A failure prints the files that broke the rule.
test.each(Object.entries(TIDY_RULES))('%s', (_, rule) => {
  expect(rule(files)).toEqual([])
})
