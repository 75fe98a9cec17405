import type autocannon from 'autocannon'
import { slugify } from '@/lib/text/slug'
import { pageId, questionId, size } from './corpus'
import type { Load } from './measure'

/** Pages that one in a hundred readers shares, so that the cache is measured and not one entry of it. */
const HOT = 50

type Facts = {
  origin: string
  tokens: string[]
  titles: Map<number, string>
  pages: Map<number, string>
  devices: string[]
}

/**
 * What readers do, from the cached pages to the writes. `titles` and `pages` know the questions' titles and pages'
 * paths, `devices` every PCI id.
 */
export function loads({ origin, tokens, titles, pages, devices }: Facts): Load[] {
  return [...reads(titles, pages), ...ofHardware(devices), ...ofMembers(origin, tokens)]
}

function reads(titles: Facts['titles'], pages: Facts['pages']): Load[] {
  const questions = [...titles].map(([id, title]) => `/questions/${id}/${slugify(title, 'question')}`)
  const lists = ['/questions?sort=votes', '/questions?sort=unanswered']
  const filtered = [
    '/questions?sort=unanswered&tags=amd,amdgpu',
    '/questions?sort=active&tags=nvidia,-wayland',
  ]
  return [
    { name: 'Question page, cached', requests: questions.slice(0, HOT).map(get) },
    {
      name: 'Wiki page, cached',
      requests: [...pages.values()].slice(0, HOT).map((path) => get(`/wiki/${path}`)),
    },
    { name: 'Vendor hub, cached', requests: ['/nvidia', '/amd', '/intel'].map(get) },
    { name: 'List by votes, kept answer', requests: lists.map(get) },
    { name: 'Search, kept answer', requests: ['kernel', 'Xid 79'].map(search) },
    {
      name: 'Question page, rendered',
      requests: [oncePerUrl(questions.map((path) => `${path}?sort=newest`))],
    },
    { name: 'List by votes or unanswered, rendered', requests: [oncePerUrl(lists)] },
    { name: 'List with two tags, rendered', requests: [oncePerUrl(filtered)] },
    {
      name: 'Questions of a tag by votes, rendered',
      requests: [oncePerUrl(['/questions?sort=votes&tags=wayland', '/questions?sort=votes&tags=nvidia'])],
    },
    { name: 'Search for a common word, rendered', requests: [searches(['kernel', 'driver', 'screen'])] },
    {
      name: 'Search for an identifier, rendered',
      requests: [searches(['Xid 79', 'gfx_0.0.0', '1002:744c', '0x62'])],
    },
    {
      name: 'Search for a phrase, rendered',
      requests: [searches(['"fallen off the bus"', '"permission denied"'])],
    },
    { name: 'Search within a tag, rendered', requests: [searches(['[amd] hang', 'is:unanswered suspend'])] },
  ]
}

function ofHardware(devices: string[]): Load[] {
  const matrices = [
    '/compat?driver=nvidia&by=distribution',
    '/compat?driver=nvidia&by=kernel',
    '/compat?driver=amdgpu&by=architecture',
    '/compat?driver=nvidia&by=framework',
  ]
  return [
    { name: 'Device page, rendered', requests: [everyDevice(devices)] },
    {
      name: 'Devices found by words, rendered',
      requests: [oncePerUrl(['/devices?q=navi', '/devices?q=4090'])],
    },
    { name: 'Driver page, cached', requests: ['/drivers/nvidia', '/drivers/amdgpu'].map(get) },
    { name: 'Compatibility matrix, rendered', requests: [oncePerUrl(matrices)] },
    { name: 'List of what to verify, rendered', requests: [oncePerUrl(['/verify?'])] },
  ]
}

/** All in turn: each comes round again when the cache, which holds fewer of them, has let go of it. */
function everyDevice(devices: string[]): autocannon.Request {
  let asked = 0
  const next = () => `/devices/${devices[asked++ % devices.length]}`
  return { method: 'GET', path: next(), setupRequest: (request) => ({ ...request, path: next() }) }
}

function ofMembers(origin: string, tokens: string[]): Load[] {
  return [
    { name: 'Viewer overlay', requests: tokens.map((token, index) => overlay(origin, token, index)) },
    { name: 'Vote', requests: tokens.flatMap((token, index) => votes(origin, token, index)) },
    {
      name: 'Post an answer',
      requests: [
        { method: 'POST', path: '/', setupRequest: (request) => ({ ...request, ...answer(origin, tokens) }) },
      ],
    },
  ]
}

let asked = 0

/** An address never asked for before, each time: the front keeps no answer that would do. */
function oncePerUrl(paths: string[]): autocannon.Request {
  const next = () => {
    const number = asked++
    return `${paths[number % paths.length]}&n=${number}`
  }
  return { method: 'GET', path: next(), setupRequest: (request) => ({ ...request, path: next() }) }
}

const searches = (texts: string[]) => oncePerUrl(texts.map((text) => `/search?q=${encodeURIComponent(text)}`))
const get = (path: string): autocannon.Request => ({ method: 'GET', path })
const search = (text: string) => get(`/search?q=${encodeURIComponent(text)}`)

function overlay(origin: string, token: string, index: number): autocannon.Request {
  const first = questionId((index * 97) % size.questions)
  const ids = Array.from({ length: 7 }, (_, step) => first + step).join(',')
  return {
    method: 'GET',
    path: `/viewer?posts=${ids}&tags=nvidia&page=/questions`,
    headers: signedIn(origin, token),
  }
}

/** Each person goes to and fro on posts of their own choice, so that every request changes something. */
function votes(origin: string, token: string, index: number): autocannon.Request[] {
  const id = questionId((index * 53 + 11) % size.questions) + 1
  return [1, 0].map((value) => ({
    method: 'POST',
    path: `/posts/${id}/vote`,
    headers: { ...signedIn(origin, token), 'content-type': 'application/x-www-form-urlencoded' },
    body: `value=${value}`,
  }))
}

let answers = 0

function answer(origin: string, tokens: string[]): autocannon.Request {
  const number = answers++
  const id = questionId((number * 131) % size.questions)
  const body = `Answer ${number}: load the module again and read the log, as for Xid 79 on kernel 7.3.4.`
  return {
    method: 'POST',
    path: `/questions/${id}/answers`,
    headers: {
      ...signedIn(origin, tokens[number % tokens.length] ?? ''),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ body }).toString(),
  }
}

const signedIn = (origin: string, token: string) => ({
  cookie: `nomodeset-session=${token}`,
  accept: 'application/json',
  origin,
})

export const firstPages = () => Array.from({ length: HOT }, (_, index) => pageId(index))
