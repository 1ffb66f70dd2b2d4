package org.commonweal.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.commonweal.outside.Chance;

/// Draws what a resident might have photographed. A picture is 960 by 720 pixels, JPEG, and differs
/// each time.
enum Scene {
    /// A hole in the road.
    HOLE {
        @Override
        void subject(Graphics2D g, Chance chance) {
            road(g);
            blob(g, chance, 480, 560, 150, 60, new Color(0x2b2723));
            blob(g, chance, 485, 568, 118, 42, new Color(0x4a5a66));
        }
    },
    /// A street lamp that is out.
    LAMP {
        @Override
        void subject(Graphics2D g, Chance chance) {
            g.setPaint(new GradientPaint(0, 0, new Color(0x1d2a44), 0, 430, new Color(0x51507a)));
            g.fill(new Rectangle2D.Double(0, 0, WIDTH, 430));
            houses(g, chance, new Color(0x2a2c3d));
            road(g);
            g.setColor(new Color(0x191c22));
            g.fill(new Rectangle2D.Double(470, 130, 16, 400));
            g.fill(new RoundRectangle2D.Double(430, 108, 100, 30, 20, 20));
        }
    },
    /// Rubbish beside full bins.
    RUBBISH {
        @Override
        void subject(Graphics2D g, Chance chance) {
            houses(g, chance, new Color(0xa9876b));
            road(g);
            for (int i = 0; i < 3; i++) {
                g.setColor(new Color(0x3f6b4c));
                g.fill(new RoundRectangle2D.Double(250 + i * 130, 330, 100, 180, 14, 14));
                g.setColor(new Color(0x2d4d37));
                g.fill(
                        new RoundRectangle2D.Double(
                                242 + i * 130, 318 - chance.below(24), 116, 26, 14, 14));
            }
            for (int i = 0; i < 6; i++) {
                blob(
                        g,
                        chance,
                        230 + chance.below(480),
                        520 + chance.below(60),
                        48,
                        40,
                        new Color(0x34343a));
            }
        }
    },
    /// A branch across the path.
    TREE {
        @Override
        void subject(Graphics2D g, Chance chance) {
            g.setColor(new Color(0x86a86a));
            g.fill(new Rectangle2D.Double(0, 420, WIDTH, 300));
            g.setColor(new Color(0xcbb994));
            g.fill(polygon(400, 720, 460, 420, 520, 420, 640, 720));
            g.setColor(new Color(0x5d4632));
            g.fill(new Rectangle2D.Double(170, 200, 46, 320));
            for (int i = 0; i < 9; i++) {
                blob(
                        g,
                        chance,
                        120 + chance.below(160),
                        120 + chance.below(150),
                        80,
                        66,
                        new Color(0x4c7a45));
            }
            g.setStroke(new BasicStroke(26, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(new Color(0x6b5139));
            g.drawLine(260, 600, 720, 540 + chance.below(40));
            for (int i = 0; i < 5; i++) {
                blob(
                        g,
                        chance,
                        560 + chance.below(190),
                        510 + chance.below(70),
                        50,
                        38,
                        new Color(0x5b8a4f));
            }
        }
    },
    /// Writing on a wall; it says nothing.
    WALL {
        @Override
        void subject(Graphics2D g, Chance chance) {
            g.setColor(new Color(0xb77b5e));
            g.fill(new Rectangle2D.Double(0, 90, WIDTH, 470));
            g.setColor(new Color(0x9c664c));
            g.setStroke(new BasicStroke(3));
            for (int y = 90; y < 560; y += 34) {
                g.drawLine(0, y, WIDTH, y);
                for (int x = (y / 34 % 2) * 45; x < WIDTH; x += 90) {
                    g.drawLine(x, y, x, y + 34);
                }
            }
            road(g);
            var colours =
                    new Color[] {new Color(0x3557a5), new Color(0xd8d3c6), new Color(0x2c7a63)};
            g.setStroke(new BasicStroke(20, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(colours[chance.below(colours.length)]);
            var line = new GeneralPath();
            line.moveTo(220, 380);
            for (int i = 0; i < 6; i++) {
                line.quadTo(
                        240 + i * 90,
                        180 + chance.below(260),
                        290 + i * 90,
                        240 + chance.below(180));
            }
            g.draw(line);
        }
    },
    /// Water where none should be.
    WATER {
        @Override
        void subject(Graphics2D g, Chance chance) {
            houses(g, chance, new Color(0x93a0a8));
            road(g);
            blob(g, chance, 500, 560, 330, 80, new Color(0x7fa3bd));
            blob(g, chance, 470, 552, 210, 42, new Color(0xa9c5d6));
            g.setColor(new Color(0x55606b));
            g.fill(new Ellipse2D.Double(420, 500, 120, 44));
        }
    },
    /// The same place, put right.
    MENDED {
        @Override
        void subject(Graphics2D g, Chance chance) {
            houses(g, chance, new Color(0xb99a7b));
            road(g);
            g.setColor(new Color(0x3e3f42));
            g.fill(new RoundRectangle2D.Double(350 + chance.below(40), 520, 260, 90, 12, 12));
        }
    };

    private static final int WIDTH = 960;
    private static final int HEIGHT = 720;

    /// The picture's bytes.
    byte[] draw(Chance chance) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        var warm = 170 + chance.below(50);
        g.setPaint(
                new GradientPaint(
                        0, 0, new Color(150, 190, 225), 0, 430, new Color(235, 225, warm)));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        subject(g, chance);
        g.dispose();
        var bytes = new ByteArrayOutputStream(60_000);
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a drawn picture could not be encoded", e);
        }
        return bytes.toByteArray();
    }

    abstract void subject(Graphics2D g, Chance chance);

    private static void road(Graphics2D g) {
        g.setColor(new Color(0x77787b));
        g.fill(polygon(0, 720, 0, 560, 300, 430, 660, 430, WIDTH, 560, WIDTH, 720));
        g.setColor(new Color(0xc9c2b4));
        g.fill(polygon(0, 560, 300, 430, 330, 430, 0, 590));
        g.fill(polygon(WIDTH, 560, 660, 430, 630, 430, WIDTH, 590));
    }

    private static void houses(Graphics2D g, Chance chance, Color front) {
        for (int x = -40; x < WIDTH; x += 190) {
            var height = 190 + chance.below(90);
            g.setColor(chance.below(2) == 0 ? front : front.darker());
            g.fill(new Rectangle2D.Double(x, 430 - height, 180, height));
            g.setColor(front.darker().darker());
            g.fill(polygon(x - 12, 430 - height, x + 90, 360 - height, x + 192, 430 - height));
            g.setColor(new Color(0xe9e0c6));
            for (int w = 0; w < 3; w++) {
                g.fill(new Rectangle2D.Double(x + 22 + w * 52, 460 - height, 30, 44));
            }
        }
    }

    private static void blob(
            Graphics2D g, Chance chance, int x, int y, int width, int height, Color colour) {
        var path = new GeneralPath();
        var points = 14;
        for (int i = 0; i < points; i++) {
            var angle = 2 * Math.PI * i / points;
            var reach = 0.8 + chance.below(40) / 100.0;
            var px = x + Math.cos(angle) * width * reach;
            var py = y + Math.sin(angle) * height * reach;
            if (i == 0) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
        path.closePath();
        g.setColor(colour);
        g.fill(path);
    }

    private static GeneralPath polygon(double... points) {
        var path = new GeneralPath();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }
}
