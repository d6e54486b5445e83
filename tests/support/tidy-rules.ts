import { basename, dirname } from 'node:path'

export type SourceFile = { path: string; text: string }
/** Answers what breaks the rule, each as `path` or `path: what`. */
export type TidyRule = (files: readonly SourceFile[]) => string[]

const LINES_MAX = 250
const DOOR_LINES_MAX = 50
const JUNK_DRAWER = /(^|[-/.])(utils?|helpers?|common|misc|shared|stuff|lib)([-/.]|$)/
const KEBAB = /^[.]?[a-z0-9]+(-[a-z0-9]+)*([.](sql|test|d|config|server|h5))*[.](ts|tsx|cjs|mjs)$/
const IMPURE =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bawait\b|\brandom(Bytes|UUID|Int)\b|\bfetch\(/
const CLOCK_OR_CHANCE = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\brandom(Bytes|UUID|Int)\b/
const QUERY = /\bsql(<[^>]*>)?`|\bsql\.raw\b|\.(selectFrom|selectNoFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/
const LITTER =
  /\b(FIXME|XXX|TODO|HACK)\b|@ts-(ignore|nocheck)|\bas any\b|: any\b|<any>|\bdebugger\b|(test|it|describe)\.(only|skip)\(/
const MACHINE =
  /(^|[\s'"`(=:])[/](work|root|home|Users)[/]|[/]tmp[/](?!\$)|registry[.]npm|npm(js|mirror)[.]|(artifactory|nexus|verdaccio)[.]/
/** The rules themselves and what is planted to try them. */
const MADE_OF_BREACHES = /^tests[/](support[/]tidy-rules|(tidy|room|lint)-plants[.]test)[.]ts$/
const HAN = /\p{Script=Han}/u

const isCode = ({ path }: SourceFile) => /[.](ts|tsx|cjs|mjs)$/.test(path) && path !== 'server/kernel/schema.ts'
const isTest = ({ path }: SourceFile) => /[.]test[.]tsx?$/.test(path) || path.startsWith('tests/')
const isSql = ({ path }: SourceFile) => path.endsWith('.sql.ts')
const isRule = (file: SourceFile) => file.path.startsWith('server/modules/') && !isSql(file) && !isTest(file)
const isIn =
  (...rooms: string[]) =>
  (file: SourceFile) =>
    rooms.some((room) => file.path.startsWith(`${room}/`)) && !isTest(file)

/** The code without its comments; what a comment says breaks no rule. */
export function withoutComments(text: string): string {
  return text.replace(/[/][*][\s\S]*?[*][/]/g, '').replace(/(^|[\s;{}(,])[/][/].*$/gm, '$1')
}

function camel(kebab: string): string {
  return kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function offenders(isBroken: (file: SourceFile) => boolean, among: (file: SourceFile) => boolean = isCode): TidyRule {
  return (files) => files.filter((file) => isCode(file) && among(file) && isBroken(file)).map((file) => file.path)
}

const matches = (pattern: RegExp) => (file: SourceFile) => pattern.test(withoutComments(file.text))

/** What neither the linter nor dependency-cruiser can say. The key is the rule as a sentence. */
export const TIDY_RULES: Record<string, TidyRule> = {
  [`no file is longer than ${LINES_MAX} lines`]: offenders(({ text }) => text.trimEnd().split('\n').length > LINES_MAX),
  [`a door's table is shorter than ${DOOR_LINES_MAX} lines`]: offenders(
    ({ text }) => text.trimEnd().split('\n').length >= DOOR_LINES_MAX,
    ({ path }) => /^cloudfunctions[/][^/]+[/]index[.]ts$/.test(path),
  ),
  'no file is a junk drawer': offenders(
    ({ path }) => JUNK_DRAWER.test(basename(path)) || JUNK_DRAWER.test(dirname(path)),
  ),
  'files are named in kebab-case': offenders(({ path }) => !KEBAB.test(basename(path))),
  'rules are pure: no clock, no chance, no environment, no waiting': offenders(matches(IMPURE), isRule),
  'time and chance enter the business through its context': offenders(
    matches(CLOCK_OR_CHANCE),
    isIn('server/modules', 'server/flows', 'server/usecases', 'cloudfunctions', 'contract'),
  ),
  'the environment is read in one place': offenders(
    ({ path, text }) => path !== 'config/env.ts' && /\bprocess\.env\b/.test(withoutComments(text)),
    isIn('contract', 'config', 'server', 'cloudfunctions', 'src', 'console'),
  ),
  'queries live in .sql.ts files, the database room and the batch insert': offenders(
    (file) =>
      !isSql(file) && !/^server[/](db[/]|kernel[/](insert|upsert)-many[.]ts$)/.test(file.path) && matches(QUERY)(file),
    isIn('contract', 'config', 'server', 'cloudfunctions', 'src', 'console'),
  ),
  'no barrel: nothing is exported from another file': offenders(
    matches(/^export\s+(type\s+)?([*]|[{][^}]*[}])[^;\n]*\sfrom\s/m),
  ),
  'zod is imported as a namespace': offenders(matches(/^import\s+(?!type\s+[*]|[*])[^'"\n]*from\s+['"]zod['"]/m)),
  'the machinery holds no words people read': offenders(
    matches(HAN),
    (file) =>
      isIn('server/kernel', 'server/usecases', 'server/flows', 'cloudfunctions')(file) ||
      (isSql(file) && !isTest(file)),
  ),
  'nothing is left lying about': offenders(matches(LITTER), ({ path }) => !MADE_OF_BREACHES.test(path)),
  'nothing is printed but by scripts and tests': offenders(
    matches(/\bconsole[.](log|error|warn|info|debug)\(/),
    isIn('contract', 'config', 'server', 'cloudfunctions', 'src'),
  ),
  'a use case exports a function of its own name': offenders(
    ({ path, text }) =>
      !new RegExp(`^export (async )?(function\\*? |const )${camel(basename(path, '.ts'))}`, 'm').test(text),
    ({ path }) => /^server[/]usecases[/][^/]+[/][^/]+[.]ts$/.test(path) && !path.endsWith('.test.ts'),
  ),
  'no file names the machine it was written on': (files) =>
    files
      .filter(({ path }) => path !== 'package-lock.json' && !MADE_OF_BREACHES.test(path))
      .filter(({ path }) => /[.](ts|tsx|cjs|mjs|json|md|sql|yml|yaml|html|css)$|^[.]ci[/]|^LICENSE$/.test(path))
      .filter(({ text }) => MACHINE.test(text))
      .map(({ path }) => path),
}
