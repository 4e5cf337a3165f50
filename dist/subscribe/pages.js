'use strict'
{
  const { copy, copied, select, found } = document.body.dataset
  const status = document.querySelector('[role=status]')
  for (const field of document.querySelectorAll('.address input')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = copy
    button.setAttribute('aria-label', copy + ' – ' + field.getAttribute('aria-label'))
    button.addEventListener('click', async () => {
      status.textContent = ''
      let isCopied = false
      try {
        await navigator.clipboard.writeText(field.value)
        isCopied = true
      } catch {
        field.focus()
        field.select()
        isCopied = document.execCommand('copy')
      }
      button.classList.toggle('done', isCopied)
      setTimeout(() => button.classList.remove('done'), 2500)
      status.textContent = isCopied ? copied : select
    })
    field.addEventListener('focus', () => field.select())
    field.after(button)
  }

  const search = document.querySelector('[type=search]')
  if (search) {
    const sections = [...document.querySelectorAll('.feeds')]
    const items = sections.flatMap((section) => [...section.querySelectorAll('.feed')])
    const words = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    const texts = items.map((item) => {
      return words([...item.querySelectorAll('h3, .about')].map((each) => each.textContent).join(' '))
    })
    search.closest('[hidden]').hidden = false
    search.addEventListener('input', () => {
      const wanted = words(search.value).split(/\s+/)
      items.forEach((item, index) => {
        item.hidden = !wanted.every((word) => texts[index].includes(word))
      })
      for (const section of sections) {
        section.hidden = !section.querySelector('.feed:not([hidden])')
      }
      const count = items.filter((item) => !item.hidden).length
      status.textContent = search.value.trim() === '' ? '' : found.replace(':count', count)
    })
  }
}
