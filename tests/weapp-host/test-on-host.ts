import { builtApp, compilerMissing } from './compiler'

const canCompile = compilerMissing() === null || Boolean(process.env.CI)

/**
 * A test that needs the headless host, and so WeChat's compilers. On machines they do not run on it is skipped by
 * name; in CI it runs, and fails saying what is missing.
 */
export const testOnHost: typeof test = canCompile ? test : test.skip

/** A test of what `npm run build:weapp` made; skipped by name when nothing was built, except in CI. */
export const testBuilt: typeof test = canCompile && (builtApp() !== null || process.env.CI) ? test : test.skip
