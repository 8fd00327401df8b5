//! Snapping: a layer that comes near a place that means something holds there.

use kurbo::{Rect, Size, Vec2};

/// Points on the screen within which something holds.
pub(crate) const REACH: f64 = 6.0;

/// A line of the tile that holds, upright or level, in millimeters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Guide {
    /// Whether it stands upright.
    pub(crate) is_upright: bool,
    /// Where it stands.
    pub(crate) at: f64,
    /// What holds there.
    pub(crate) holds: Holds,
}

/// What holds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// The middle of the tile.
    Middle,
    /// An edge of the tile.
    Edge,
    /// Another layer.
    Layer,
}

/// What a movement is corrected by so that the box holds, and what holds it. `within` is in millimeters.
pub(crate) fn snapped(
    extent: Rect,
    tile: Size,
    others: &[Rect],
    within: f64,
) -> (Vec2, Vec<Guide>) {
    let (mut by, mut guides) = (Vec2::ZERO, Vec::new());
    for is_upright in [true, false] {
        let side = |rect: &Rect| match is_upright {
            true => [rect.x0, rect.center().x, rect.x1],
            false => [rect.y0, rect.center().y, rect.y1],
        };
        let long = if is_upright { tile.width } else { tile.height };
        let mut lines = vec![(long / 2.0, Holds::Middle), (0.0, Holds::Edge), (long, Holds::Edge)];
        lines.extend(others.iter().flat_map(|other| side(other).map(|at| (at, Holds::Layer))));
        let own = side(&extent);
        // The middle first: of two that are as near it is the one that is meant.
        let pairs = [own[1], own[0], own[2]]
            .into_iter()
            .flat_map(|from| lines.iter().map(move |(to, holds)| (to - from, *to, *holds)));
        let nearest = pairs.min_by(|a, b| a.0.abs().total_cmp(&b.0.abs()));
        if let Some((distance, at, holds)) = nearest
            && distance.abs() <= within
        {
            match is_upright {
                true => by.x = distance,
                false => by.y = distance,
            }
            guides.push(Guide { is_upright, at, holds });
        }
    }
    (by, guides)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_near_the_middle_holds_there() {
        let extent = Rect::new(20.0, 3.0, 39.0, 13.0);
        let (by, guides) = snapped(extent, Size::new(60.0, 60.0), &[], 1.0);
        assert_eq!(by, Vec2::new(0.5, 0.0));
        assert_eq!(guides, [Guide { is_upright: true, at: 30.0, holds: Holds::Middle }]);
        let (by, guides) = snapped(extent, Size::new(60.0, 60.0), &[], 0.2);
        assert!(by == Vec2::ZERO && guides.is_empty());
    }

    #[test]
    fn a_box_holds_at_another_layer() {
        let other = Rect::new(40.2, 40.0, 50.0, 50.0);
        let (by, guides) =
            snapped(Rect::new(30.0, 10.0, 40.0, 20.0), Size::new(90.0, 90.0), &[other], 1.0);
        assert!((by.x - 0.2).abs() < 1e-9, "{by:?}");
        assert_eq!(guides[0].holds, Holds::Layer);
    }
}
