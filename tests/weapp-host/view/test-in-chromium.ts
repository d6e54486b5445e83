import { testOnHost } from '../test-on-host'
import { findChromium } from './find-chromium'

/**
 * A test that needs the host and a browser. Where there is none it is skipped by name; in CI it runs, and fails saying what is
 * missing.
 */
export const testInChromium: typeof test = findChromium() !== null || process.env.CI ? testOnHost : test.skip
