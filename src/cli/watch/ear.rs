//! Hearing that files changed: by the system's watcher, or where it cannot be had by looking again and again.

use crate::build::watch::FOLDERS;
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// After the last change of a batch: one save is several changes, and several files are often saved together.
const QUIET: Duration = Duration::from_millis(30);
/// A folder that never rests is looked at all the same.
const LONGEST: Duration = Duration::from_secs(1);
/// How often files are looked at where the system tells nothing.
const POLL: Duration = Duration::from_millis(500);

/// What a watcher tells: changed paths of the disk, or that it may have missed some.
type Heard = Result<Event, notify::Error>;

/// Hears of changes in a dossier's folders.
pub(super) struct Ear {
    root: PathBuf,
    watcher: Option<Box<dyn Watcher>>,
    heard: Receiver<Heard>,
    /// The sending end, for another watcher.
    voice: Sender<Heard>,
    /// The folders watched now.
    held: BTreeSet<&'static str>,
    /// Why the system's watcher cannot be had.
    polls: Option<String>,
}

impl Ear {
    /// Listens from now on.
    pub(super) fn on(root: &Path) -> Ear {
        let (voice, heard) = channel();
        // Some systems tell of paths without links in them.
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let mut ear = Ear { root, watcher: None, heard, voice, held: BTreeSet::new(), polls: None };
        if let Err(why) = ear.listen::<RecommendedWatcher>() {
            ear.poll(&why);
        }
        ear
    }

    /// Why files are looked at again and again instead; `None` where the system tells.
    pub(super) fn polls(&self) -> Option<&str> {
        self.polls.as_deref()
    }

    /// Begins to listen with one kind of watcher.
    fn listen<W: Watcher + 'static>(&mut self) -> notify::Result<()> {
        let voice = self.voice.clone();
        let tell = move |heard: Heard| {
            // Where nobody receives any more the run is over.
            let _ = voice.send(heard);
        };
        let mut watcher = W::new(tell, Config::default().with_poll_interval(POLL))?;
        // A folder that is made later is heard of from above.
        watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        self.held.clear();
        self.watcher = Some(Box::new(watcher));
        self.hold_all()
    }

    fn poll(&mut self, why: &notify::Error) {
        self.polls = Some(why.to_string());
        // What cannot be looked at now is held later.
        let _ = self.listen::<PollWatcher>();
    }

    /// Watches every folder that is there now. One that was taken away and made again is watched anew.
    pub(super) fn hold(&mut self) {
        if let Err(why) = self.hold_all()
            && self.polls.is_none()
        {
            self.poll(&why);
        }
    }

    fn hold_all(&mut self) -> notify::Result<()> {
        let Some(watcher) = &mut self.watcher else { return Ok(()) };
        for folder in FOLDERS {
            let path = self.root.join(folder);
            if !path.is_dir() {
                self.held.remove(folder);
            } else if !self.held.contains(folder) {
                watcher.watch(&path, RecursiveMode::Recursive)?;
                self.held.insert(folder);
            }
        }
        Ok(())
    }

    /// Waits for changes and for the quiet after them: the changed paths below the dossier. `None` where no more can come.
    pub(super) fn batch(&mut self) -> Option<BTreeSet<String>> {
        loop {
            let mut batch = BTreeSet::new();
            self.take(self.heard.recv().ok()?, &mut batch);
            let start = Instant::now();
            while start.elapsed() < LONGEST {
                match self.heard.recv_timeout(QUIET) {
                    Ok(heard) => self.take(heard, &mut batch),
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return None,
                }
            }
            if !batch.is_empty() {
                return Some(batch);
            }
        }
    }

    fn take(&mut self, heard: Heard, batch: &mut BTreeSet<String>) {
        match heard {
            // Reading is no change, and every round reads.
            Ok(event) if matches!(event.kind, EventKind::Access(_)) => {}
            Ok(event) if !event.need_rescan() => {
                let paths: Vec<String> = event.paths.iter().filter_map(|path| self.below(path)).collect();
                if paths.iter().any(|p| FOLDERS.contains(&p.as_str())) {
                    self.held.retain(|folder| !paths.iter().any(|p| p == folder));
                }
                batch.extend(paths);
            }
            // Something was missed: everything must be looked at.
            Ok(_) | Err(_) => batch.extend(FOLDERS.map(str::to_owned)),
        }
    }

    /// A path as a dossier names it. One whose name is not UTF-8 counts as a change of its folder: the round tells of it.
    fn below(&self, path: &Path) -> Option<String> {
        let path = path.strip_prefix(&self.root).ok()?;
        let parts = path.components().map_while(|c| c.as_os_str().to_str());
        Some(parts.collect::<Vec<_>>().join("/"))
    }
}
