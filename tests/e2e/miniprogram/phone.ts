/** Something on a page a person acts on: found by role and words in a browser, by id or class in WeChat. */
export type Thing = {
  role: 'button' | 'checkbox' | 'switch' | 'radio' | 'tab' | 'link'
  words: string | RegExp
  /** An `#id`, or a class whose elements are told apart by their words. */
  css: string
}

/**
 * How the line is: `slow` takes three seconds more, `failing` is answered by a gateway's 500, `absent` reaches nobody, and
 * `deaf` reaches the server while its answer is lost on the way back.
 */
export type Line = 'good' | 'slow' | 'failing' | 'absent' | 'deaf'

/** Where a phone opens: a page of the mini-program with its query. */
export type Place = { page: string; query?: Record<string, string> }

/** A person's phone with the mini-program in it. What is not there yet is waited for. */
export type Phone = {
  /** Goes to a page as if from outside; the person stays the same. */
  open(place: Place): Promise<void>
  tap(thing: Thing): Promise<void>
  /** Two taps so close that nothing can happen between them. */
  tapTwice(thing: Thing): Promise<void>
  /** Puts text into the field with this label. */
  type(label: string | RegExp, text: string): Promise<void>
  /** What the field with this label holds. */
  typed(label: string | RegExp): Promise<string>
  /** Whether it is on the page in sight, now. */
  has(thing: Thing): Promise<boolean>
  /** The address of the picture at this class; waits until it is there. */
  pictureAddress(css: string): Promise<string>
  /** Everything that can be read on the page in sight, now. */
  reads(): Promise<string>
  /** Waits until this can be read on the page or in a note over it; answers all that can be read then. */
  sees(words: string | RegExp, withinMs?: number): Promise<string>
  /** Notes that were shown over the page for a moment, all so far. */
  notes(): Promise<string[]>
  /** Gives this phone number and joins: by WeChat's button, or by hand where there is none. */
  givePhone(phone: string): Promise<void>
  /** Pays in the sheet that stands open, or stood open: by the stand-in of WeChat Pay. */
  pay(): Promise<void>
  payByTwoTaps(): Promise<void>
  /** `only`: a call that is carried so while all others are carried well; a browser knows how. */
  setLine(line: Line, only?: string): Promise<void>
  /** Writes what is in sight to a file; answers its path, or the words where there is no picture. */
  picture(path: string): Promise<string>
  close(): Promise<void>
}

/** A window of a phone; `other` is for whoever comes by meanwhile. */
export type Seat = 'shopper' | 'guide' | 'other'

/** Where phones come from. Opening a seat for another person ends who had it before. */
export type Phones = {
  title: string
  open(seat: Seat, person: string, place: Place): Promise<Phone>
  /** Phones that are open now, for pictures after a failure. */
  inUse(): Phone[]
  close(): Promise<void>
}

export function isSaid(text: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text)
}
