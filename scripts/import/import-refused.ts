import { CommandRefused } from '../run-command'

/** The whole import cannot go on; the message says why, in the words of whoever runs it. */
export class ImportRefused extends CommandRefused {}
