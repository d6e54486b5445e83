import type { ConsolePlace } from '../console-place'

export const rulePlaces: ConsolePlace[] = []
