// Runs in the browser: draws what the host sends and tells it what a person does. Plain JavaScript, read as text.
const LONG_PRESS_MS = 350
const frames = new Map()
const el = (id) => document.getElementById(id)
/** What was told and is not worked on yet. */
const told = new Set()

function tell(what) {
  const work = window.tellHost(what).finally(() => told.delete(work))
  told.add(work)
}

window.weapp = {
  async draw(state) {
    for (const [id, frame] of frames) {
      if (state.living.includes(id)) continue
      frame.remove()
      frames.delete(id)
    }
    const { page } = state
    const frame = frames.get(page.id) ?? (await openFrame(page, state.defaultStyles))
    for (const [id, other] of frames) other.toggleAttribute('data-top', id === page.id)
    patch(frame.contentDocument.body, page.tree.children)
    drawBars(state)
    if (page.scrollTop !== frame.scrolledTo) {
      frame.scrolledTo = page.scrollTop
      frame.contentWindow.scrollTo(0, page.scrollTop)
    }
    drawCover(state)
  },
  /** Events are told in the next frame at the latest: scrolls are. */
  async toldAll() {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    while (told.size > 0) await Promise.all(told)
  },
  boxOf(pageId, key) {
    const found = elementOf(pageId, key)
    if (!found) return null
    const { left, top, right, bottom, width, height } = found.getBoundingClientRect()
    return { left, top, right, bottom, width, height }
  },
  stylesOf(pageId, key, names) {
    const style = frames.get(pageId).contentWindow.getComputedStyle(elementOf(pageId, key))
    return names.map((name) => style.getPropertyValue(name))
  },
  pageHeight: (pageId) => frames.get(pageId).contentDocument.documentElement.scrollHeight,
  scrollView(pageId, key, left, top) {
    elementOf(pageId, key).scrollTo(left, top)
  },
}

function elementOf(pageId, key) {
  return [...frames.get(pageId).contentDocument.body.querySelectorAll('*')].find((one) => one.wxKey === key)
}

async function openFrame(page, defaultStyles) {
  const frame = document.createElement('iframe')
  frame.title = page.path
  frame.src = `/${page.path}?page=${page.id}`
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  el('pages').append(frame)
  await loaded
  frame.scrolledTo = 0
  for (const css of [defaultStyles, ...page.styles]) {
    const style = frame.contentDocument.createElement('style')
    style.textContent = css
    frame.contentDocument.head.append(style)
  }
  listen(frame, page)
  frames.set(page.id, frame)
  return frame
}

/** Makes the children of `parent` what `nodes` say; elements that stay keep their scroll, focus and caret. */
function patch(parent, nodes) {
  const before = new Map()
  for (const child of parent.childNodes) if (child.wxKey !== undefined) before.set(child.wxKey, child)
  let after = [...parent.childNodes].find((child) => child.isNative)?.nextSibling ?? parent.firstChild
  for (const node of nodes) {
    let child = before.get(node.key)
    before.delete(node.key)
    if (!child || child.wxTag !== node.tag) {
      child?.remove()
      child = make(parent.ownerDocument, node)
    }
    if (child === after) after = after.nextSibling
    else parent.insertBefore(child, after)
    if (node.tag === '#text') {
      if (child.data !== node.text) child.data = node.text
      continue
    }
    dress(child, node)
    patch(child, node.children)
  }
  for (const gone of before.values()) gone.remove()
}

function make(doc, node) {
  const made = node.tag === '#text' ? doc.createTextNode('') : doc.createElement(node.tag)
  made.wxKey = node.key
  made.wxTag = node.tag
  const native = { 'wx-input': 'input', 'wx-textarea': 'textarea', 'wx-image': 'img', 'wx-rich-text': 'div' }[node.tag]
  if (native) {
    const inner = doc.createElement(native)
    inner.isNative = true
    inner.toldValues = new Set()
    made.append(inner)
  }
  return made
}

function dress(element, { attributes, control }) {
  for (const { name } of [...element.attributes]) if (!(name in attributes)) element.removeAttribute(name)
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== value) element.setAttribute(name, value)
  if (!control) return
  const inner = element.firstChild
  for (const [name, value] of Object.entries(control)) {
    if (name === 'html') {
      if (inner.innerHTML !== value) inner.innerHTML = value
    } else if (name === 'value') {
      dressValue(inner, value)
    } else if (typeof value === 'boolean') inner.toggleAttribute(name, value)
    else if (inner.getAttribute(name) !== value) inner.setAttribute(name, value)
  }
}

/** While somebody types, only what the app newly sets counts: what it heard earlier takes no later letter away. */
function dressValue(inner, value) {
  const isTyping = inner === inner.ownerDocument.activeElement
  const isNews = value !== inner.drawnValue && !inner.toldValues.has(value)
  inner.drawnValue = value
  if (inner.value === value) inner.toldValues.clear()
  else if (isNews || !isTyping) inner.value = value
}

function listen(frame, { id: pageId, bottomDistance }) {
  const doc = frame.contentDocument
  let held
  const known = (target) => {
    let at = target
    while (at && at.wxKey === undefined) at = at.parentElement
    return at
  }
  const on = (type, deed, options) =>
    doc.addEventListener(
      type,
      (event) => {
        const element = known(event.target)
        if (element) deed({ pageId, key: element.wxKey }, event, element)
      },
      options,
    )
  on('click', (what, event) => tell({ ...what, type: 'tap', x: event.clientX, y: event.clientY }))
  on('pointerdown', (what) => {
    held = setTimeout(() => tell({ ...what, type: 'longpress' }), LONG_PRESS_MS)
  })
  for (const type of ['pointerup', 'pointercancel', 'pointermove']) on(type, () => clearTimeout(held))
  on('input', (what, event) => {
    event.target.toldValues.add(event.target.value)
    tell({ ...what, type: 'input', value: event.target.value })
  })
  on('focusin', (what, event) => event.target.isNative && tell({ ...what, type: 'focus', value: event.target.value }))
  on('focusout', (what, event) => event.target.isNative && tell({ ...what, type: 'blur', value: event.target.value }))
  on('keydown', (what, event) => event.key === 'Enter' && event.target.isNative && tell({ ...what, type: 'confirm' }))
  on('error', (_, event) => event.target.isNative && event.target.setAttribute('data-broken', ''), true)
  on(
    'scroll',
    (what, _, { scrollTop, scrollLeft, scrollHeight, clientHeight }) =>
      tell({ ...what, type: 'scroll', scrollTop, scrollLeft, scrollHeight, clientHeight }),
    true,
  )
  doc.addEventListener('scroll', () => {
    const top = frame.contentWindow.scrollY
    if (top === frame.scrolledTo) return
    frame.scrolledTo = top
    const left = doc.documentElement.scrollHeight - top - frame.contentWindow.innerHeight
    tell({ pageId, type: 'page-scroll', scrollTop: top, isAtBottom: left <= bottomDistance })
  })
}

function button(text, what) {
  const made = document.createElement('button')
  made.textContent = text
  made.addEventListener('click', () => tell(what))
  return made
}

function drawBars({ bar, tabs }) {
  el('bar').style.display = bar ? '' : 'none'
  if (bar) {
    Object.assign(el('bar').style, { background: bar.background, color: bar.color })
    el('title').textContent = bar.title
    el('back').hidden = !bar.hasBack
  }
  el('tabs').style.display = tabs ? '' : 'none'
  if (!tabs) return
  el('tabs').style.background = tabs.background
  el('tabs').replaceChildren(
    ...tabs.items.map((item) => {
      const made = button('', { type: 'tab', path: item.path })
      made.style.color = item.color
      if (item.icon) made.append(Object.assign(document.createElement('img'), { src: `/${item.icon}`, alt: '' }))
      made.append(item.text)
      if (item.badge !== null) made.append(Object.assign(document.createElement('i'), { textContent: item.badge }))
      return made
    }),
  )
}

function drawCover({ toast, dialog }) {
  const cover = el('cover')
  cover.toggleAttribute('data-dialog', dialog !== null)
  const box = document.createElement('div')
  if (dialog?.kind === 'modal') {
    box.className = 'modal'
    box.append(Object.assign(document.createElement('h1'), { textContent: dialog.title }))
    box.append(Object.assign(document.createElement('p'), { textContent: dialog.content }))
    const row = document.createElement('div')
    if (dialog.cancelText) row.append(button(dialog.cancelText, { type: 'modal', confirm: false }))
    row.append(button(dialog.confirmText, { type: 'modal', confirm: true }))
    box.append(row)
  } else if (dialog) {
    box.className = 'sheet'
    box.append(...dialog.items.map((item, index) => button(item, { type: 'sheet', index })))
    box.append(button('取消', { type: 'sheet', index: 'cancel' }))
  } else if (toast) Object.assign(box, { className: 'toast', textContent: toast })
  cover.replaceChildren(...(dialog || toast ? [box] : []))
}

el('back').addEventListener('click', () => tell({ type: 'back' }))
