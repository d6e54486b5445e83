// Looks at a page from inside, as text given to the browser: what is cut, what overlaps, what leaves the screen, what is
// too small to hit. Answers sentences; an empty list is a good page.

const TARGET_PX = 44
/** Half a pixel of rounding, and what antialiasing adds. */
const SLACK_PX = 1.5

function isSeen(element) {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })
}

/** Every text that is drawn, in sight or not. */
function drawnTexts() {
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (node.data.trim() && element && !element.matches('script, style') && isSeen(element))
      found.push({ node, element })
  }
  return found
}

function nameOf(element) {
  const said = (element.textContent || element.getAttribute('aria-label') || '')
    .trim()
    .replace(/\s+/g, ' ')
    .slice(0, 24)
  const kind = element.className && typeof element.className === 'string' ? `.${element.className.split(' ')[0]}` : ''
  return `<${element.localName}${kind}>${said ? ` “${said}”` : ''}`
}

/** Nearest ancestor, itself included, that a test of its style holds for. */
function nearest(element, holds) {
  for (let at = element; at; at = at.parentElement) if (holds(getComputedStyle(at), at)) return at
  return null
}

const scrolls = (value) => value === 'auto' || value === 'scroll'
const hides = (value) => value === 'hidden' || value === 'clip'

/** What of a box is in sight inside the boxes that clip or scroll it; null when nothing is. */
function inSight(box, element) {
  let { left, right, top, bottom } = box
  for (let at = element; at && at !== document.body && at !== document.documentElement; at = at.parentElement) {
    const style = getComputedStyle(at)
    const isClipped = [style.overflowX, style.overflowY].some((value) => scrolls(value) || hides(value))
    if (isClipped) {
      const around = at.getBoundingClientRect()
      left = Math.max(left, around.left)
      right = Math.min(right, around.right)
      top = Math.max(top, around.top)
      bottom = Math.min(bottom, around.bottom)
    }
    if (style.position === 'fixed') break
  }
  return right - left > SLACK_PX && bottom - top > SLACK_PX ? { left, right, top, bottom } : null
}

/**
 * Every line of every text in sight. A line's box is as high as its letters: the font's own box is higher than the line
 * and would touch its neighbours.
 */
function linesOfText() {
  const lines = []
  for (const { node, element } of drawnTexts()) {
    const style = getComputedStyle(element)
    const letterPx = Number.parseFloat(style.fontSize)
    const range = document.createRange()
    range.selectNodeContents(node)
    const layer = nearest(element, ({ position }) => position === 'fixed' || position === 'sticky')
    for (const { left, right, top, bottom } of range.getClientRects()) {
      const middle = (top + bottom) / 2
      const whole = { left, right, top: middle - letterPx / 2, bottom: middle + letterPx / 2 }
      const seen = inSight(whole, element)
      if (seen) lines.push({ node, element, layer, seen, whole, words: node.data.trim().slice(0, 24) })
    }
  }
  return lines
}

function overlapping(lines) {
  const faults = []
  lines.forEach((one, index) => {
    for (const other of lines.slice(index + 1)) {
      if (one.node === other.node || one.layer !== other.layer) continue
      const wide = Math.min(one.seen.right, other.seen.right) - Math.max(one.seen.left, other.seen.left)
      const high = Math.min(one.seen.bottom, other.seen.bottom) - Math.max(one.seen.top, other.seen.top)
      if (wide > SLACK_PX && high > SLACK_PX) faults.push(`“${one.words}” and “${other.words}” overlap`)
    }
  })
  return faults
}

/** Text that a box hides on purpose says so by its look: dots at the end, or a number of lines. */
function isCutOnPurpose(element) {
  return (
    element.closest('[data-cut="ok"]') !== null ||
    nearest(element, (style) => style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') !== null
  )
}

function cut() {
  const faults = []
  const holders = new Set()
  for (const { element } of drawnTexts()) for (let at = element; at; at = at.parentElement) holders.add(at)
  for (const element of holders) {
    const { overflowX, overflowY } = getComputedStyle(element)
    const isCut =
      (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
      (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
    if (isCut && !isCutOnPurpose(element)) faults.push(`${nameOf(element)} is cut`)
  }
  for (const field of document.querySelectorAll('input[placeholder]')) {
    if (field.value || !isSeen(field)) continue
    const style = getComputedStyle(field)
    const pen = document.createElement('canvas').getContext('2d')
    pen.font = style.font
    const room = field.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
    if (pen.measureText(field.placeholder).width > room + 1) faults.push(`the hint “${field.placeholder}” is cut`)
  }
  return faults
}

/** Words that stick out of the button, field or tag that holds them. */
function leaving(lines) {
  return (
    lines
      // A count sits on the edge of what it counts.
      .filter(({ element }) => getComputedStyle(element).position !== 'absolute')
      .map(({ element, whole, words }) => ({ holder: element.closest('button, [role="button"], .tag'), whole, words }))
      .filter(({ holder, whole }) => {
        if (!holder) return false
        const box = holder.getBoundingClientRect()
        return (
          whole.left < box.left - SLACK_PX ||
          whole.right > box.right + SLACK_PX ||
          whole.top < box.top - SLACK_PX ||
          whole.bottom > box.bottom + SLACK_PX
        )
      })
      .filter(({ holder }) => !isCutOnPurpose(holder.querySelector('*') ?? holder))
      .map(({ holder, words }) => `“${words}” leaves ${nameOf(holder)}`)
  )
}

function tooWide() {
  const screen = document.documentElement.clientWidth
  const faults = []
  if (document.documentElement.scrollWidth > screen)
    faults.push(`the page is ${document.documentElement.scrollWidth} wide`)
  for (const element of document.body.querySelectorAll('*')) {
    if (!isSeen(element)) continue
    const box = element.getBoundingClientRect()
    if (box.width === 0 || (box.right <= screen + 1 && box.left >= -1)) continue
    const isHeld = nearest(element.parentElement, ({ overflowX }) => scrolls(overflowX) || hides(overflowX))
    if (!isHeld || isHeld === document.body || isHeld === document.documentElement) {
      faults.push(`${nameOf(element)} reaches from ${Math.round(box.left)} to ${Math.round(box.right)}`)
    }
  }
  return faults
}

const TOUCHED =
  'button, input, textarea, select, a[href], [role="button"], [role="tab"], [role="switch"], [role="radio"], [role="checkbox"]'

function tooSmall() {
  return [...document.querySelectorAll(TOUCHED)]
    .filter((element) => isSeen(element) && element.getBoundingClientRect().width > 0)
    .map((element) => {
      // A field is hit by its frame: what is inside it needs no room of its own.
      const frame = element.matches('input, textarea') ? (element.closest('label, [data-field]') ?? element) : element
      return { element, box: frame.getBoundingClientRect() }
    })
    .filter(({ box }) => box.height < TARGET_PX - 0.5 || box.width < TARGET_PX - 0.5)
    .map(({ element, box }) => `${nameOf(element)} is ${Math.round(box.width)} by ${Math.round(box.height)} px to hit`)
}

globalThis.pageFaults = () => {
  const lines = linesOfText()
  const all = [...overlapping(lines), ...cut(), ...leaving(lines), ...tooWide(), ...tooSmall()]
  return [...new Set(all)]
}

/** Draws every text at the scale a person chose in the settings: the page wears another class, and nothing else changes. */
globalThis.readAt = (scale) => {
  for (const page of document.querySelectorAll('.page')) {
    page.classList.remove('page-normal', 'page-large', 'page-huge')
    page.classList.add(`page-${scale}`)
  }
}

/** A picture that comes when somebody scrolls to it, and nobody has. */
function isDeferred(image) {
  if (image.loading !== 'lazy') return false
  const { top, bottom, left, right } = image.getBoundingClientRect()
  return bottom <= 0 || right <= 0 || top >= window.innerHeight || left >= window.innerWidth
}

/** Whether what is in front waits for nothing: no skeleton, no busy button, every picture drawn, nothing that moves. */
globalThis.pageRests = () =>
  ([...document.querySelectorAll('[role="dialog"]')].at(-1) ?? document).querySelector('[aria-busy="true"]') === null &&
  [...document.querySelectorAll('img')].every((image) => image.complete || isDeferred(image)) &&
  document.fonts.status === 'loaded' &&
  document.getAnimations().every(({ playState, effect }) => {
    return playState !== 'running' || effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY
  })

/** Until what changed is laid out and drawn. */
globalThis.nextFrame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))
