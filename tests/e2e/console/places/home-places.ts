import type { ConsolePlace } from '../console-place'

export const homePlaces: ConsolePlace[] = []
